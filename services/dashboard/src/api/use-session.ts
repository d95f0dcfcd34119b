// useSession: who is signed in, below the sign-in page.
import { createContext, useContext } from 'react';
import { NOBODY, type Session } from './session';

export const SessionContext = createContext<Session>(NOBODY);

export const useSession = () => useContext(SessionContext);
