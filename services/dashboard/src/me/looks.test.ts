// Whoever looks up a person has done something that has a word in both languages.
import { getOption, type DescService } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { personal } from '../gen/vagtbro/access/v1/access_pb';
import { purposeOf } from '../api/purpose';
import { da } from '../i18n/da';
import { methodKey } from './looks';

const contracts = import.meta.glob('../gen/vagtbro/**/*_service_pb.ts', { eager: true });
const services = Object.values(contracts)
  .flatMap((contract) => Object.values(contract as object))
  .filter((one): one is DescService => (one as DescService)?.kind === 'service');
const looks = services
  .flatMap((service) => service.methods)
  .filter((method) => getOption(method, personal))
  .map((method) => `${method.parent.typeName}/${method.name}`);

describe('a look at a person', () => {
  it('is one of several', () => {
    expect(looks.length).toBeGreaterThan(15);
  });
  it.each(looks)('%s has a word', (method) => {
    expect(Object.keys(da.self.methods)).toContain(methodKey(method));
  });
  it('has a purpose with a word on every page', () => {
    for (const path of [
      '/',
      '/me/offers',
      '/roster',
      '/people/e-1',
      '/leader',
      '/reports',
      '/why',
    ]) {
      expect(Object.keys(da.self.purposes)).toContain(purposeOf(path));
      expect(purposeOf(path)).toMatch(/^[a-z0-9-]{1,40}$/);
    }
  });
});
